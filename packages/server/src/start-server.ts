import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { modelsFolder } from '@demarc/catalog-reader';
import { buildApp } from './app.ts';

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The address to listen on; `127.0.0.1` unless told otherwise. */
  readonly host?: string | undefined;
  /** More names under which the server may be asked, as behind a proxy. */
  readonly hostNames?: readonly string[] | undefined;
  readonly catalogFolder: string;
  /** Made if it is absent. */
  readonly dataFolder: string;
  readonly webFolder: string;
  /** Takes what a person who runs the server should know, a line each. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface RunningServer {
  /** `http://127.0.0.1:4400` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The server cannot start for a reason that whoever starts it can mend; the message is one line that says so. */
export class StartError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartError';
  }
}

/** Starts the Control Catalog. Answers as soon as it listens; ThreatModels are read meanwhile. Throws a `StartError` for a port or folder that cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host = '127.0.0.1', dataFolder, log = () => undefined } = options;
  await openDataFolder(dataFolder);
  const app = await buildApp({ ...options, host, log });
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw new StartError(listenMessage(error as NodeJS.ErrnoException, host, port));
  }
  const address = app.server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () => app.close(),
  };
}

async function openDataFolder(folder: string): Promise<void> {
  const models = modelsFolder(folder);
  try {
    await mkdir(models, { recursive: true });
    await access(models, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `the data folder \`${folder}\` cannot be written: ${reasonOf(error as NodeJS.ErrnoException)}; choose another with \`--data\``,
    );
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'no permission';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file is in the way';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return message;
  }
}

function listenMessage({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} is in use: choose another with \`--port\`, or end what listens on it`;
    case 'EACCES':
      return `no permission to listen on port ${port}: choose one over 1023 with \`--port\``;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `\`${host}\` is no address of this machine: choose another with \`--host\``;
    default:
      return `cannot listen on \`${host}\` port ${port}: ${message}`;
  }
}
