import type { ReactNode } from "react";
import { TextField } from "@/shared/ui/Field";

type Props = { label: ReactNode; value: string; error?: string; hint?: ReactNode; onChange: (next: string) => void };

/** Where a code of an app is typed; telephones offer it by themselves. A recovery code fits too. */
export function CodeField({ onChange, ...rest }: Props) {
  return (
    <TextField
      {...rest}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={24}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
