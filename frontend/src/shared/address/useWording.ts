import { useLingui } from "@lingui/react/macro";

/** Codes of the form's own checks as words; the server's messages come worded already. */
export function useWording() {
  const { t } = useLingui();
  return (message: string | undefined) => {
    if (message === "MISSING") return t`Please fill this in.`;
    if (message === "EMAIL") return t`Please write an address like name@example.com.`;
    if (message === "PHONE") return t`Please write a number the carrier can call.`;
    return message;
  };
}
