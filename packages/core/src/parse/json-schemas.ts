import { z } from 'zod';
import { Method } from '../analyse/method.ts';
import { DiagramText } from '../model/diagram.ts';
import { FeatureFile, ObjectiveFile, ServiceFile } from './authoring-schema.ts';

/** JSON Schemas of the files that authors write, by name: for editors, and for tools of others. */
export function authoringSchemas(): Readonly<Record<string, object>> {
  const files = {
    service: ServiceFile,
    feature: FeatureFile,
    objective: ObjectiveFile,
    diagram: DiagramText,
    method: Method,
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    ]),
  );
}
