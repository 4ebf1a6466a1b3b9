import { NO_TEXTS, plain } from "@/shared/format/texts";
import type { RateRowFragment } from "../model/staff/RateRow.gen";
import { listOf } from "./lists";

/** A way to deliver as its form begins; without a currency it has the shop's own. */
export const NEW_RATE = {
  name: NO_TEXTS,
  description: NO_TEXTS,
  countries: "",
  fee: "",
  freeFrom: "",
  currencyCode: "",
  cutOff: "16:00",
  daysFrom: "2",
  daysTo: "3",
  hourFrom: "09:00",
  hourTo: "18:00",
};
export type RateWords = typeof NEW_RATE;

export function rateWords(rate: RateRowFragment): RateWords {
  return {
    name: plain(rate.nameTexts),
    description: plain(rate.descriptionTexts),
    countries: rate.countries.join(", "),
    fee: rate.fee.amount,
    freeFrom: rate.freeFrom?.amount ?? "",
    currencyCode: rate.fee.currencyCode,
    cutOff: rate.cutOff,
    daysFrom: String(rate.daysFrom),
    daysTo: String(rate.daysTo),
    hourFrom: rate.hourFrom,
    hourTo: rate.hourTo,
  };
}

/** What the server is given of a form. */
export function rateGiven(words: RateWords) {
  return {
    ...words,
    countries: listOf(words.countries.toUpperCase()),
    fee: words.fee.trim(),
    freeFrom: words.freeFrom.trim() || null,
    currencyCode: words.currencyCode || null,
    daysFrom: Number(words.daysFrom),
    daysTo: Number(words.daysTo),
  };
}
