type Value = {
  name: string;
  phone: string;
  region: string;
  city: string;
  district: string;
  street: string;
  postalCode: string;
};

/** A phone number with its middle hidden: enough to know it again. */
export function masked(phone: string): string {
  return phone.length > 6 ? `${phone.slice(0, 3)} **** ${phone.slice(-4)}` : phone;
}

type Given = {
  of: Value;
  nameless?: boolean;
  /** With the whole phone number, for whoever has to call it. */
  dialable?: boolean;
};

/** An address in reading order, without empty parts; the name first unless it stands elsewhere. */
export function AddressText({ of, nameless, dialable }: Given) {
  const places = [of.region, of.city, of.district].filter((part, index, all) => part && part !== all[index - 1]);
  return (
    <>
      {!nameless && (
        <>
          {of.name}
          <bdi className="sep">·</bdi>
        </>
      )}
      <span className="num">{dialable ? of.phone : masked(of.phone)}</span>
      <br />
      <span className="muted">{[...places, of.street, of.postalCode].filter(Boolean).join(" ")}</span>
    </>
  );
}
