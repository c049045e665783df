import type { EnvironmentInput, PolicyInput, Request } from '../../src/index.ts';

/** One question to both engines. */
export interface DifferentialCase {
  readonly name: string;
  readonly request: Request;
  readonly environment: EnvironmentInput;
}

export type { EnvironmentInput, PolicyInput, Request };
