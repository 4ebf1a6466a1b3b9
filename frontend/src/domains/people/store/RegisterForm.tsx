import { valibotResolver } from "@hookform/resolvers/valibot";
import { Trans, useLingui } from "@lingui/react/macro";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { placeRefusals } from "@/shared/gql/refusal";
import { useVerb } from "@/shared/gql/useVerb";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Trouble } from "@/shared/ui/Trouble";
import { deviceName } from "../model/device";
import { RegisterCustomerDocument } from "../model/RegisterCustomer.gen";
import styles from "./SignInForm.module.css";

const SHORTEST = 10;
const form = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1)),
  email: v.pipe(v.string(), v.trim(), v.email()),
  password: v.pipe(v.string(), v.minLength(SHORTEST)),
});
type Values = v.InferOutput<typeof form>;
const FIELDS: (keyof Values)[] = ["name", "email", "password"];

export function RegisterForm({ done }: { done: () => void }) {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [registerCustomer, { busy, refusals, fault }] = useVerb(RegisterCustomerDocument);
  const { register, handleSubmit, setError, formState } = useForm<Values>({ resolver: valibotResolver(form) });
  const submit = handleSubmit(async (values) => {
    const { payload, refusals } = await registerCustomer({
      ...values,
      locale,
      device: deviceName(navigator.userAgent),
    });
    placeRefusals<Values, (typeof refusals)[number]>(refusals, FIELDS, setError);
    if (payload) done();
  });
  const { name, email, password } = formState.errors;
  const server = (error: { type?: unknown; message?: string } | undefined, own: string) =>
    error && (error.type === "server" ? error.message : own);
  const elsewhere = refusals.filter(({ path }) => !FIELDS.some((field) => field === path[0]));
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t`Name`}
        autoComplete="name"
        {...register("name")}
        error={server(name, t`Please fill this in.`)}
      />
      <TextField
        label={t`E-mail`}
        type="email"
        autoComplete="email"
        {...register("email")}
        error={server(email, t`Please write an address like name@example.com.`)}
      />
      <TextField
        label={t`Password`}
        type="password"
        autoComplete="new-password"
        hint={t`At least ${SHORTEST} characters.`}
        {...register("password")}
        error={server(password, t`At least ${SHORTEST} characters.`)}
      />
      <Trouble refusals={elsewhere} fault={fault} />
      <Button look="primary" wide type="submit" busy={busy}>
        <Trans>Open an account</Trans>
      </Button>
    </form>
  );
}
