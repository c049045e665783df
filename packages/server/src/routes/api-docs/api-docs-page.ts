import { escapeHtml } from '../own-page.ts';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: unknown;
  }[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The markup of the API's page: every operation with its parameters, what it takes and what it answers. */
export function apiDocsBody(document: { readonly paths?: object | undefined }): string {
  const operations = Object.entries(
    (document.paths ?? {}) as Record<string, Record<string, Operation>>,
  ).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => (methods[method] ? [operationHtml(method, path, methods[method])] : [])),
  );
  return `<p>The same for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. Errors are <code>{ error: { code, message, problems? } }</code>.</p>${operations.join('')}`;
}

function operationHtml(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(
    (parameter) =>
      `<tr><td><code>${escapeHtml(parameter.name)}</code></td><td>${escapeHtml(parameter.in)}${parameter.required ? '' : ', optional'}</td><td><code>${escapeHtml(JSON.stringify(parameter.schema ?? {}))}</code></td></tr>`,
  );
  const answers = Object.entries(operation.responses ?? {}).map(([status, answer]) =>
    folded(`${status}`, answer),
  );
  return [
    `<section><h2><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h2>`,
    `<p>${escapeHtml(operation.summary ?? '')}</p>`,
    parameters.length > 0 ? `<table>${parameters.join('')}</table>` : '',
    operation.requestBody === undefined ? '' : folded('body', operation.requestBody),
    ...answers,
    '</section>',
  ].join('');
}

function folded(title: string, value: unknown): string {
  return `<details><summary>${escapeHtml(title)}</summary><pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre></details>`;
}
