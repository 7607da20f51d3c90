/** A number that can be dialled: a mobile, one with an area code, or a short one such as 12345. */
const NUMBER = /1\d{10}|0\d{2,3}[-\s]?\d{7,8}|\d{7,8}|\d{5}/;

/** The first phone number in some words, as it is dialled; undefined where there is none. */
export const phoneIn = (words: string): string | undefined => NUMBER.exec(words)?.[0].replace(/[-\s]/g, "");
