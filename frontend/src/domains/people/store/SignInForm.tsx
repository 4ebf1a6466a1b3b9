import { valibotResolver } from "@hookform/resolvers/valibot";
import { Trans, useLingui } from "@lingui/react/macro";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Notice } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { deviceName } from "../model/device";
import { SignInDocument } from "../model/SignIn.gen";
import styles from "./SignInForm.module.css";

const form = v.object({ email: v.pipe(v.string(), v.trim(), v.email()), password: v.pipe(v.string(), v.minLength(1)) });
type Values = v.InferOutput<typeof form>;

/** A wrong password is an outcome and comes with its own words; it says nothing about which of the two was wrong. */
export function SignInForm({ done }: { done: () => void }) {
  const { t } = useLingui();
  const [signIn, { busy, refusals, fault }] = useVerb(SignInDocument);
  const { register, handleSubmit, setError, formState } = useForm<Values>({ resolver: valibotResolver(form) });
  const submit = handleSubmit(async (values) => {
    const { payload } = await signIn({ ...values, device: deviceName(navigator.userAgent) });
    if (payload?.failure) setError("root", { message: payload.failure.message });
    else if (payload) done();
  });
  const { email, password, root } = formState.errors;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {root && (
        <Notice tone="bad" alert>
          {root.message}
        </Notice>
      )}
      <TextField
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        {...register("email")}
        error={email && t`Please write an address like name@example.com.`}
      />
      <TextField
        label={t`Password`}
        type="password"
        autoComplete="current-password"
        {...register("password")}
        error={password && t`Please fill this in.`}
      />
      <Trouble refusals={refusals} fault={fault} />
      <Button look="primary" wide type="submit" busy={busy}>
        <Trans>Sign in</Trans>
      </Button>
    </form>
  );
}
