/** A ThreatModel in the published exchange format, small and our own. */
export function queueDocument(description = 'Messages are kept until they are read.'): string {
  const numbers = [1, 2];
  return JSON.stringify({
    metadata: {
      version: '1.0',
      release: '2026-01-15',
      provider: 'acme',
      service: 'Queue',
      service_name: 'Acme Queue',
      source: 'https://example.com/queue',
      license: 'CC BY 4.0, by Acme',
    },
    scorecard: { identity_management: { score: 'Acme accounts' } },
    feature_classes: {
      'Queue.FC1': {
        name: 'Messages',
        description,
        stage: 'ga',
        order: '1',
        class_relationship: [],
        queryable_id: '1',
      },
    },
    threats: Object.fromEntries(
      numbers.map((number) => [
        `Queue.T${number}`,
        {
          feature_class: 'Queue.FC1',
          name: `Read messages in the ${number}. way`,
          description,
          cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N',
          cvss_severity: 'Medium',
          cvss_score: '6.5',
          hlgoal: 'DataTheft',
          mitre_attack: 'TA0009',
          access: { UNIQUE: 'queue:Receive' },
        },
      ]),
    ),
    control_objectives: { 'Queue.CO1': { description: 'Let only readers read', scf: ['IAC-20'] } },
    controls: Object.fromEntries(
      numbers.map((number) => [
        `Queue.C${number}`,
        {
          objective: 'Queue.CO1',
          description: `Limit who receives, part ${number}. ${description}`,
          testing: 'Receive as somebody else: it must be refused.',
          effort: 'Low',
          coso: 'Preventative',
          nist_csf: 'Protect',
          feature_class: ['Queue.FC1'],
          mitigate: [{ threat: `Queue.T${number}`, impact: 'High', priority: 4, priority_overall: 4 }],
        },
      ]),
    ),
    actions: {
      'Queue.A1': {
        feature_class: 'Queue.FC1',
        feature_class_relationship: 'core',
        description: 'Takes a message.',
        api: 'Receive',
        iam_permission: 'queue:Receive',
        event_name: 'Receive',
      },
    },
  });
}
