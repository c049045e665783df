/** A document cannot be made, for a reason that its reader can do something about, or report. */
export class CannotPrint extends Error {
  constructor(reason: string) {
    super(`the document cannot be printed: ${reason}`);
  }
}
