import fc from 'fast-check';
import { type Access, LEVELS, type ThreatModel } from '../src/index.ts';

const CVSS = fc
  .tuple(
    fc.constantFrom('N', 'A', 'L', 'P'),
    fc.constantFrom('L', 'H'),
    fc.constantFrom('N', 'L', 'H'),
    fc.constantFrom('N', 'R'),
    fc.constantFrom('U', 'C'),
    fc.constantFrom('N', 'L', 'H'),
    fc.constantFrom('N', 'L', 'H'),
    fc.constantFrom('N', 'L', 'H'),
  )
  .map(
    ([av, ac, pr, ui, s, c, i, a]) =>
      `CVSS:3.1/AV:${av}/AC:${ac}/PR:${pr}/UI:${ui}/S:${s}/C:${c}/I:${i}/A:${a}`,
  );

const PERMISSIONS = ['q:Send', 'q:Receive', 'q:Purge', 'q:SetPolicy', 'kms:Decrypt'];
const EVENTS = ['SendMessage', 'ReceiveMessage', 'PurgeQueue'];

export const arbitraryAccess: fc.Arbitrary<Access> = fc.letrec<{ access: Access }>((tie) => ({
  access: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...PERMISSIONS).map((permission): Access => ({ op: 'permission', permission })),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      operands: fc.array(tie('access'), { minLength: 1, maxLength: 3 }),
    }),
    tie('access').map((operand): Access => ({ op: 'optional', operand })),
  ),
})).access;

const rootAccess = fc.oneof(
  { weight: 4, arbitrary: arbitraryAccess },
  { weight: 1, arbitrary: fc.constant<Access>({ op: 'none' }) },
);
const text = fc.string({ maxLength: 20 });

/** A diagram of two nodes in a zone, and a flow with a checkpoint between them. */
function arbitraryDiagram(tags: { readonly [key: string]: fc.Arbitrary<string[]> }) {
  return fc.record({
    text: fc.record({
      zones: fc.tuple(
        fc.record({
          id: fc.constant('z'),
          label: fc.constant('Zone'),
          kind: fc.constant('account'),
          ...tags,
        }),
      ),
      nodes: fc.tuple(
        fc.record({ id: fc.constant('a'), label: fc.constant('A'), kind: fc.constant('user'), ...tags }),
        fc.record({
          id: fc.constant('b'),
          label: fc.constant('B'),
          kind: fc.constant('queue'),
          in: fc.constant('z'),
          ...tags,
        }),
      ),
      flows: fc.tuple(
        fc.record({
          from: fc.constant('a'),
          to: fc.constant('b'),
          kind: fc.constantFrom('data', 'control'),
          twoWay: fc.boolean(),
          checkpoints: fc.tuple(
            fc.record({ kind: fc.constant('policy'), label: fc.constant('Policy'), ...tags }),
          ),
          ...tags,
        }),
      ),
    }),
  });
}

/** ThreatModels whose references all resolve, without cycles: dependencies point to lower numbers, assurance controls come last. */
export const arbitraryModel: fc.Arbitrary<ThreatModel> = fc
  .record({
    classes: fc.integer({ min: 1, max: 5 }),
    threats: fc.integer({ min: 0, max: 8 }),
    objectives: fc.integer({ min: 1, max: 3 }),
    controls: fc.integer({ min: 0, max: 10 }),
    assurance: fc.integer({ min: 0, max: 3 }),
    actions: fc.integer({ min: 0, max: 8 }),
  })
  .chain((n) => {
    const ids = (letters: string, count: number, from = 1) =>
      Array.from({ length: count }, (_, index) => `Q.${letters}${from + index}`);
    const classes = ids('FC', n.classes);
    const threats = ids('T', n.threats);
    const objectives = ids('CO', n.objectives);
    const controls = ids('C', n.controls);
    const assurance = ids('C', n.assurance, n.controls + 1);
    const some = (from: readonly string[]) =>
      from.length === 0
        ? fc.constant<string[]>([])
        : fc.subarray([...from], { maxLength: Math.min(3, from.length) });
    const tags = {
      featureClasses: some(classes),
      threats: some(threats),
      objectives: some(objectives),
      permissions: fc.subarray(PERMISSIONS, { maxLength: 1 }),
    };
    return fc.record({
      diagram: fc.option(arbitraryDiagram(tags), { nil: undefined, freq: 3 }),
      metadata: fc.constant({
        provider: 'acme',
        service: 'Q',
        name: 'Acme Queue',
        publisher: 'demarc',
        version: '2026-11',
        otherCoveredServices: [],
        providerData: [],
        permissionNamespaces: [],
        references: [],
      }),
      markup: fc.constant('markdown' as const),
      scorecard: fc.constant({ identity_management: 'Acme IAM' }),
      featureClasses: fc.tuple(
        ...classes.map((id, index) =>
          fc.record({
            id: fc.constant(id),
            name: text.map((name) => `class ${name}`),
            order: fc.integer({ min: 0, max: 9 }),
            parents: some(classes.slice(0, index)),
            uses: some(classes.slice(0, index)),
            description: text,
            longDescription: text,
            references: fc.constant([]),
          }),
        ),
      ),
      actions: fc.tuple(
        ...ids('A', n.actions).map((id) =>
          fc.record({
            id: fc.constant(id),
            featureClass: fc.constantFrom(...classes),
            description: text,
            operations: fc.constant([]),
            permissions: fc.subarray(PERMISSIONS, { maxLength: 2 }),
            events: fc.subarray(EVENTS, { maxLength: 2 }),
            type: fc.constantFrom('core' as const, 'other' as const),
          }),
        ),
      ),
      threats: fc.tuple(
        ...threats.map((id) =>
          fc.record({
            id: fc.constant(id),
            featureClass: fc.constantFrom(...classes),
            name: text.map((name) => `threat ${name}`),
            description: text,
            goal: fc.constant('DoS'),
            tactics: fc.constant(['TA0040']),
            techniques: fc.constant([]),
            cvss: CVSS,
            cvssNotes: fc.constant({}),
            access: rootAccess,
            bindings: fc.constant([]),
            references: fc.constant([]),
          }),
        ),
      ),
      objectives: fc.tuple(
        ...objectives.map((id) =>
          fc.record({
            id: fc.constant(id),
            description: text.map((name) => `objective ${name}`),
            scf: fc.constant(['IAC-01']),
            requirements: fc.constant([]),
            references: fc.constant([]),
          }),
        ),
      ),
      controls: fc.tuple(
        ...controls.map((id, index) =>
          fc.record({
            id: fc.constant(id),
            objective: fc.constantFrom(...objectives),
            description: text,
            testing: text,
            coso: fc.constantFrom('Directive', 'Preventative', 'Detective'),
            nistCsf: fc.constant('Protect'),
            effort: fc.constantFrom(...LEVELS),
            dependsOn: some(controls.slice(0, index)),
            assuredBy: some(assurance),
            mitigations: fc
              .tuple(some(threats), fc.array(fc.constantFrom(...LEVELS), { minLength: 3, maxLength: 3 }))
              .map(([ids, impacts]) => ids.map((threat, at) => ({ threat, impact: impacts[at] ?? 'Low' }))),
            perimeter: fc.constant([]),
            implementations: fc.constant([]),
            references: fc.constant([]),
          }),
        ),
        ...assurance.map((id) =>
          fc.record({
            id: fc.constant(id),
            objective: fc.constantFrom(...objectives),
            description: text,
            testing: text,
            coso: fc.constant('Assurance'),
            nistCsf: fc.constant('Identify'),
            effort: fc.constantFrom(...LEVELS),
            dependsOn: fc.constant<string[]>([]),
            assuredBy: fc.constant<string[]>([]),
            mitigations: fc.constant([]),
            perimeter: fc.constant([]),
            implementations: fc.constant([]),
            references: fc.constant([]),
          }),
        ),
      ),
    }) as unknown as fc.Arbitrary<ThreatModel>;
  });

/** The same, with some objects retired, and replaced by another of their kind. */
export const arbitraryModelWithRetired: fc.Arbitrary<ThreatModel> = arbitraryModel.chain((model) =>
  fc
    .record({
      featureClasses: someRetired(model.featureClasses),
      actions: someRetired(model.actions),
      threats: someRetired(model.threats),
      objectives: someRetired(model.objectives),
      controls: someRetired(model.controls),
    })
    .map((lists) => ({ ...model, ...lists })),
);

function someRetired<T extends { readonly id: string }>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  const none = fc.constant(undefined);
  const retired = (id: string) => {
    const others = items.map((item) => item.id).filter((other) => other !== id);
    return others.length === 0 ? none : fc.option(fc.constantFrom(...others), { nil: undefined });
  };
  return fc.tuple(...items.map(({ id }) => fc.tuple(fc.nat(3), retired(id)))).map((choices) =>
    items.map((item, at) => {
      const [chance, replacedBy] = choices[at] as [number, string | undefined];
      if (chance > 0) return item;
      return { ...item, retired: { reason: 'withdrawn', ...(replacedBy && { replacedBy }) } };
    }),
  );
}
