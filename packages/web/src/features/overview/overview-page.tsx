import { isCurrent, longDate, rankOfSeverity } from '@demarc/core';
import type { LoadedModel } from '../../model/load-model.ts';
import { modelPath, useModel } from '../../model/model-context.tsx';
import { AttackMatrix } from '../../ui/attack-matrix.tsx';
import { ModelDiagram } from '../../ui/diagram/model-diagram.tsx';
import { IdLinks } from '../../ui/id-link.tsx';
import { ListLink } from '../../ui/list-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { Facts } from '../../ui/object-page.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { PlainLink } from '../../ui/plain-link.tsx';
import { plural } from '../../ui/plural.ts';
import { References } from '../../ui/related.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Answer, Figure, Section } from '../../ui/section.tsx';
import { ControlTally, ThreatTally } from '../../ui/tally-bar.tsx';
import { FeatureTree } from './feature-tree.tsx';
import classes from './overview.module.css';
import { ScorecardList } from './scorecard-list.tsx';

/** What a service brings with it: the answer, the diagram, features, ATT&CK, scorecard, and where the ThreatModel comes from. */
export function OverviewPage() {
  const loaded = useModel();
  const { summary, model } = loaded;
  usePageTitle(summary.name);
  const open = withoutControl(loaded);
  return (
    <div className={classes.page}>
      <h1 className="d-hidden">{summary.name}</h1>
      <Answer
        figures={
          <>
            <PageFigure label="Feature classes" page="features" items={model.featureClasses} />
            <PageFigure label="Actions" page="actions" items={model.actions} />
            <PageFigure label="Objectives" page="objectives" items={model.objectives} />
          </>
        }
      >
        <Sentence loaded={loaded} />
      </Answer>
      {open.length > 0 && (
        <Warning>
          <strong>No control</strong> mitigates{' '}
          {open.length === 1 ? 'this threat' : `these ${open.length} threats`}: <IdLinks ids={open} />. Decide
          whether to accept, avoid or transfer {open.length === 1 ? 'it' : 'them'}.
        </Warning>
      )}
      <div className={classes.tallies}>
        <div>
          <h2>Threats by severity</h2>
          <ThreatTally tally={summary.tally.threats} linked />
        </div>
        <div>
          <h2>Controls by priority</h2>
          <ControlTally tally={summary.tally.controls} linked />
        </div>
      </div>
      <ModelDiagram label={`Data flow diagram of ${summary.name}`} />
      <div className={classes.columns}>
        <Section title="Feature classes" aside="indented: of no use without the one above">
          <FeatureTree />
        </Section>
        <Section title="Scorecard">
          <ScorecardList scorecard={model.scorecard} markup={model.markup} />
        </Section>
      </div>
      <Section title="Threats by MITRE ATT&CK tactic">
        <AttackMatrix />
      </Section>
      <Origin loaded={loaded} />
    </div>
  );
}

/** How much there is to worry about, and how much of it the controls answer. */
function Sentence({ loaded }: { loaded: LoadedModel }) {
  const { model, figures, index } = loaded;
  const serious = model.threats.filter((threat) => {
    const severity = figures.threats.get(threat.id)?.severity;
    return (
      isCurrent(threat) && severity !== undefined && rankOfSeverity(severity) >= rankOfSeverity('Medium')
    );
  });
  const controls = new Set(
    serious.flatMap(({ id }) => (index.mitigatorsOf.get(id) ?? []).map(({ control }) => control.id)),
  );
  const first = model.controls.filter(
    (control) => isCurrent(control) && (figures.controls.get(control.id)?.priority ?? 0) >= 3,
  ).length;
  if (serious.length === 0) return <>No threat is at Medium severity or above.</>;
  return (
    <>
      <ListLink page="threats" facet="severity" operator=">=" value="Medium">
        <strong>{plural(serious.length, 'threat')}</strong>
      </ListLink>{' '}
      at Medium severity or above; <strong>{plural(controls.size, 'control')}</strong>{' '}
      {controls.size === 1 ? 'mitigates' : 'mitigate'} {serious.length === 1 ? 'it' : 'them'}.
      {first > 0 && (
        <>
          {' '}
          Begin with the{' '}
          <ListLink page="controls" facet="priority" operator=">=" value="High">
            {plural(first, 'control')} at High priority or above
          </ListLink>
          .
        </>
      )}
    </>
  );
}

/** How many there are, as a link to them. */
function PageFigure({
  label,
  page,
  items,
}: {
  label: string;
  page: string;
  items: readonly { readonly retired?: unknown }[];
}) {
  const { summary } = useModel();
  return (
    <Figure label={label}>
      <PlainLink to={modelPath(summary, page)}>{items.filter(isCurrent).length}</PlainLink>
    </Figure>
  );
}

function withoutControl({ model, index }: LoadedModel): readonly string[] {
  return model.threats
    .filter((threat) => isCurrent(threat) && (index.mitigatorsOf.get(threat.id) ?? []).length === 0)
    .map(({ id }) => id);
}

/** Where it comes from, what it leaves out and under which terms: goes with everything made from it. */
function Origin({ loaded }: { loaded: LoadedModel }) {
  const { metadata, markup } = loaded.model;
  const { otherCoveredServices, providerData, date, scfVersion, license, source, references } = metadata;
  const checked = providerData.map((data) => `${data.source} ${data.version}`).join(', ');
  return (
    <Section title="About this ThreatModel">
      <div className={classes.origin}>
        {metadata.notCovered !== undefined && <RichText text={metadata.notCovered} markup={markup} />}
        <Facts
          facts={[
            ['Covers too', otherCoveredServices.length > 0 && otherCoveredServices.join(', ')],
            ['Released', date !== undefined && <time dateTime={date}>{longDate(date)}</time>],
            ['Checked against', checked !== '' && checked],
            ['SCF release', scfVersion],
            [
              'Coverage',
              <PlainLink key="coverage" to={modelPath(loaded.summary, 'coverage')}>
                permissions, threats, controls and what runs
              </PlainLink>,
            ],
            ['Method', `${loaded.figures.method.name}, version ${loaded.figures.method.version}`],
            ['Licence', license],
            [
              'Source',
              source?.startsWith('https://') && (
                <a href={source} target="_blank" rel="noreferrer noopener">
                  {source}
                </a>
              ),
            ],
          ]}
        />
      </div>
      <References references={references} />
    </Section>
  );
}
