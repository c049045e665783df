import type { Folders, ModelPlace } from '@demarc/catalog-reader';
import { readRuleFacts } from '@demarc/catalog-reader';
import { SHIPPED_FRAMEWORKS } from '@demarc/frameworks/shipped';
import fastifySwagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import about from '../package.json' with { type: 'json' };
import { createFrameworkLibrary, type FrameworkLibrary } from './frameworks/framework-library.ts';
import { createLibrary, type Library } from './library/library.ts';
import { answerErrors, RequestError } from './request-error.ts';
import { apiDocsRoutes } from './routes/api-docs/routes.ts';
import { documentRoutes } from './routes/documents/routes.ts';
import { factsRoutes } from './routes/facts/routes.ts';
import { frameworkRoutes } from './routes/frameworks/routes.ts';
import { frameworkUploadRoutes } from './routes/frameworks/upload-routes.ts';
import { healthRoutes } from './routes/health/routes.ts';
import { modelRoutes } from './routes/models/routes.ts';
import { documentUploadRoutes } from './routes/models/upload-routes.ts';
import { searchRoutes } from './routes/search/routes.ts';
import { webRoutes } from './routes/web/routes.ts';
import { COMMON_HEADERS, DATA_POLICY } from './security/content-policy.ts';
import { createRequestGuard } from './security/request-origin.ts';

export interface AppOptions {
  readonly catalogFolder: string;
  readonly dataFolder: string;
  /** The ThreatModels to serve, wherever they are; all of the two folders unless given. */
  readonly places?: readonly ModelPlace[] | undefined;
  /** Frameworks that were imported into the data folder are left out: only those that ship are there. */
  readonly shippedFrameworksOnly?: boolean | undefined;
  /** The built web application; a page that says how to build it stands in for one that is absent. */
  readonly webFolder: string;
  /** The address listened on. */
  readonly host: string;
  /** More names under which the server may be asked, as behind a proxy. */
  readonly hostNames?: readonly string[] | undefined;
  /** Takes what a person who runs the server should know, a line each. */
  readonly log: (line: string) => void;
}

/** What routes stand on. */
export interface RouteContext {
  readonly library: Library;
  readonly frameworks: FrameworkLibrary;
  readonly version: string;
  readonly webFolder: string;
  /** Takes what a person who runs the server should know, a line each. */
  readonly log: (line: string) => void;
}

const SECOND = 1000;
const KIBIBYTE = 1024;

/** The whole server but for its socket. The library begins to read once the app is ready; closing the app ends it. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: 64 * KIBIBYTE,
    requestTimeout: 120 * SECOND,
    connectionTimeout: 180 * SECOND,
    keepAliveTimeout: 30 * SECOND,
    forceCloseConnections: true,
    http: { maxHeaderSize: 16 * KIBIBYTE, headersTimeout: 20 * SECOND },
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    return503OnClosing: true,
  });
  app.server.maxConnections = 1000;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app, options.log);

  const mayAsk = createRequestGuard(options.host, options.hostNames);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(COMMON_HEADERS);
    reply.header('content-security-policy', DATA_POLICY);
    const no = mayAsk(request.method, request.headers);
    if (no !== undefined) throw new RequestError('forbidden', no);
  });

  const context = {
    library: openLibrary(app, options),
    frameworks: createFrameworkLibrary(options.dataFolder, options.shippedFrameworksOnly),
    version: about.version,
    webFolder: options.webFolder,
    log: options.log,
  };
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Demarc',
        version: about.version,
        description: 'ThreatModels and compliance frameworks: list, read, search, import, print.',
      },
    },
    transform: jsonSchemaTransform,
  });
  for (const routes of [
    healthRoutes,
    modelRoutes,
    documentUploadRoutes,
    documentRoutes,
    frameworkRoutes,
    frameworkUploadRoutes,
    searchRoutes,
    factsRoutes,
    apiDocsRoutes,
    webRoutes,
  ])
    await app.register(routes, context);
  return app;
}

function openLibrary(app: FastifyInstance, options: AppOptions): Library {
  const folders: Folders = { catalog: options.catalogFolder, data: options.dataFolder };
  let facts: ReturnType<typeof readRuleFacts> | undefined;
  const library = createLibrary({
    folders,
    places: options.places,
    facts: () => {
      facts ??= readRuleFacts(SHIPPED_FRAMEWORKS);
      return facts;
    },
  });
  app.addHook('onReady', (done) => {
    // not awaited: the server answers while it reads
    library.refresh().catch((error: unknown) => options.log(String(error)));
    done();
  });
  app.addHook('onClose', () => library.close());
  return library;
}
