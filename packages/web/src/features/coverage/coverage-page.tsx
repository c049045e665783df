import { type Coverage, coverageOf } from '@demarc/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getActionNames } from '../../api-client.ts';
import { useModel } from '../../model/model-context.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer, Section } from '../../ui/section.tsx';
import { CountTable } from './count-table.tsx';

/** How completely a ThreatModel covers its service: the same figures as `demarc coverage`. */
export function CoveragePage() {
  const loaded = useModel();
  const { summary, model, index } = loaded;
  usePageTitle('Coverage', summary.name);
  const aws = model.metadata.provider.toLowerCase() === 'aws';
  const { data } = useSuspenseQuery({
    queryKey: ['action-names', aws],
    queryFn: async () => (aws ? (await getActionNames()).actions : {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const coverage = coverageOf(loaded, data);
  const { namespaces, features, threats, executable } = coverage;
  return (
    <>
      <h1 className="d-hidden">Coverage of {summary.name}</h1>
      <Answer>
        <Sentence coverage={coverage} />
      </Answer>
      {namespaces.length > 0 && (
        <Section title="Permissions" aside="each in the actions of one feature class">
          <CountTable
            what="Namespace"
            columns={['Permissions', 'Covered', 'Missing']}
            rows={namespaces.map(({ namespace, known, covered, missing }) => ({
              name: <code>{namespace}</code>,
              key: namespace,
              counts: [known, covered, missing.length],
              note: missing.join(', '),
            }))}
          />
        </Section>
      )}
      <Section title="Feature classes" aside="controls that mitigate one of its threats, by type">
        <CountTable
          what="Feature class"
          columns={['Actions', 'Threats', 'Controls', ...typesOf(features)]}
          rows={features.map(({ id, actions, threats: count, controls, byType }) => ({
            key: id,
            id,
            name: index.featureClasses.get(id)?.name,
            counts: [actions, count, controls, ...typesOf(features).map((type) => byType[type] ?? 0)],
          }))}
        />
      </Section>
      <Section title="Threats" aside="strong: preventative or detective, impact Medium or more">
        <CountTable
          what="Threat"
          columns={['Controls', ...typesOf(threats), 'Strong']}
          rows={threats.map(({ id, controls, byType, strong }) => ({
            key: id,
            id,
            name: index.threats.get(id)?.name,
            counts: [controls, ...typesOf(threats).map((type) => byType[type] ?? 0), strong],
          }))}
        />
      </Section>
      <Section title="What runs" aside={`${plural(executable.cases, 'case')} prove it`}>
        <CountTable
          what="Controls"
          columns={['Ship something', 'All']}
          rows={Object.entries(executable.byType).map(([type, counts]) => ({
            key: type,
            name: type,
            counts,
          }))}
        />
        {executable.executable > 0 && (
          <CountTable
            what="What they ship"
            columns={['Number']}
            rows={Object.entries(executable.kinds).map(([kind, count]) => ({
              key: kind,
              name: <code>{kind}</code>,
              counts: [count],
            }))}
          />
        )}
      </Section>
    </>
  );
}

function Sentence({ coverage: { namespaces, threats, executable } }: { coverage: Coverage }) {
  const sum = (of: 'known' | 'covered') => namespaces.reduce((total, one) => total + one[of], 0);
  const weak = threats.filter(({ strong }) => strong === 0).length;
  return (
    <>
      {namespaces.length > 0 && (
        <>
          <strong>
            {sum('covered')} of {plural(sum('known'), 'permission')}
          </strong>{' '}
          of {namespaces.map(({ namespace }) => namespace).join(', ')} stand in its actions;{' '}
        </>
      )}
      <strong>
        {threats.length - weak} of {plural(threats.length, 'threat')}
      </strong>{' '}
      have a strong control;{' '}
      <strong>
        {executable.executable} of {plural(executable.controls, 'control')}
      </strong>{' '}
      ship something that runs.
    </>
  );
}

/** The types of control that stand in any line, in order. */
function typesOf(lines: readonly { readonly byType: Readonly<Record<string, number>> }[]): readonly string[] {
  return [...new Set(lines.flatMap(({ byType }) => Object.keys(byType)))];
}
