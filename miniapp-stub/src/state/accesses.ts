import { pagesOfMe, type Pages } from "./pagesOfMe";
import { accessesAfter, type Access } from "./privacy";

/** Who of the staff read one's data, page by page. Reactive. */
export const myAccesses = (): Pages<Access> => pagesOfMe(accessesAfter);
