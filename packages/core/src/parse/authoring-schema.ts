import { z } from 'zod';
import { Action } from '../model/action.ts';
import { Control } from '../model/control.ts';
import { FeatureClass } from '../model/feature-class.ts';
import { ControlId, ThreatId } from '../model/id.ts';
import { Level } from '../model/level.ts';
import { Objective } from '../model/objective.ts';
import { Metadata } from '../model/service.ts';
import { Threat } from '../model/threat.ts';

const AccessSource: z.ZodType<unknown> = z.lazy(() =>
  z.union([
    z.string().min(1),
    z.strictObject({}),
    z.strictObject({ UNIQUE: z.string().min(1) }),
    z.strictObject({ AND: z.array(AccessSource).min(1) }),
    z.strictObject({ OR: z.array(AccessSource).min(1) }),
    z.strictObject({ OPTIONAL: AccessSource }),
  ]),
);

/** An action as an author writes it: its feature class is the file's. */
export const AuthoredAction = Action.omit({ featureClass: true });
/** A threat as an author writes it: its feature class is the file's, its access in the published form. */
export const AuthoredThreat = Threat.omit({ featureClass: true, shipped: true, access: true }).extend({
  access: AccessSource,
});
/** A control as an author writes it: its objective is the file's, its mitigations a map from threat to impact. */
export const AuthoredControl = Control.omit({ objective: true, shipped: true, mitigations: true }).extend({
  id: ControlId,
  effort: Level,
  mitigates: z.record(ThreatId, Level).default({}),
});

/** `features/*.yaml` */
export const FeatureFile = FeatureClass.extend({
  actions: z.array(AuthoredAction).default([]),
  threats: z.array(AuthoredThreat).default([]),
});

/** `objectives/*.yaml` */
export const ObjectiveFile = Objective.extend({ controls: z.array(AuthoredControl).default([]) });

/** `service.yaml` */
export const ServiceFile = Metadata.extend({
  scorecard: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).default({}),
});
