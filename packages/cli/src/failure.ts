/** What ends a command with words for the user, and no stack trace. Exit code 1: problems were found; 2: wrong use. */
export class Failure extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
