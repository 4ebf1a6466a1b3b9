import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import styles from "./rushSign.module.css";

const WORDS = msg`The shop is very busy right now. We keep trying by ourselves; nothing you entered is lost.`;
let waiting = 0;
let sign: HTMLElement | null = null;

/** Puts the sign up while anything waits because the shop is very busy. It stands outside of React, since it is
    loaded when it is needed, which is almost never. */
export function rush(more: 1 | -1, i18n: I18n): void {
  waiting += more;
  if (waiting > 0 && !sign && document.body) {
    sign = document.createElement("div");
    sign.className = styles.sign ?? "";
    sign.role = "status";
    document.body.append(sign);
    const fresh = sign;
    requestAnimationFrame(() => {
      fresh.textContent = i18n._(WORDS); // read out because it changes
    });
  }
  if (waiting === 0) {
    sign?.remove();
    sign = null;
  }
}
