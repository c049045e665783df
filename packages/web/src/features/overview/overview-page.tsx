import { featureClassesInOrder, isCurrent, rankOfSeverity } from '@demarc/core';
import type { LoadedModel } from '../../model/load-model.ts';
import { useModel } from '../../model/model-context.tsx';
import { IdLinks } from '../../ui/id-link.tsx';
import { Warning } from '../../ui/message.tsx';
import { ModelDiagram } from '../../ui/model-diagram.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { Answer, Figure, Section } from '../../ui/section.tsx';
import { ControlTally, ThreatTally } from '../../ui/tally-bar.tsx';
import { AttackMatrix } from './attack-matrix.tsx';
import { FeatureTree } from './feature-tree.tsx';
import classes from './overview.module.css';
import { ScorecardList } from './scorecard-list.tsx';

/** What a service brings with it: the answer, the diagram, features, ATT&CK, scorecard, and where the ThreatModel comes from. */
export function OverviewPage() {
  const loaded = useModel();
  const { summary, model } = loaded;
  usePageTitle(summary.name);
  const features = featureClassesInOrder(loaded);
  const open = withoutControl(loaded);
  return (
    <div className={classes.page}>
      <h1 className="d-hidden">{summary.name}</h1>
      <Answer
        figures={
          <>
            <Figure label="Feature classes">{features.length}</Figure>
            <Figure label="Actions">{model.actions.filter(isCurrent).length}</Figure>
            <Figure label="Objectives">{model.objectives.filter(isCurrent).length}</Figure>
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
          <ThreatTally tally={summary.tally.threats} />
        </div>
        <div>
          <h2>Controls by priority</h2>
          <ControlTally tally={summary.tally.controls} />
        </div>
      </div>
      <ModelDiagram label={`Data flow diagram of ${summary.name}`} />
      <div className={classes.columns}>
        <Section title="Feature classes" aside="indented: of no use without the one above">
          <FeatureTree features={features} />
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
  const first = [...controls].filter((id) => (figures.controls.get(id)?.priority ?? 0) >= 3).length;
  return (
    <>
      <strong>{plural(serious.length, 'threat')}</strong> at Medium or above;{' '}
      <strong>{plural(controls.size, 'control')}</strong> mitigate {serious.length === 1 ? 'it' : 'them'}
      {first > 0 && <>, {first} of them at High priority or above: begin there</>}.
    </>
  );
}

function withoutControl({ model, index }: LoadedModel): readonly string[] {
  return model.threats
    .filter((threat) => isCurrent(threat) && (index.mitigatorsOf.get(threat.id) ?? []).length === 0)
    .map(({ id }) => id);
}

/** Where it comes from and under which terms: goes with everything made from it. */
function Origin({ loaded }: { loaded: LoadedModel }) {
  const { metadata } = loaded.model;
  const lines = [
    metadata.otherCoveredServices.length > 0 && `Also covers ${metadata.otherCoveredServices.join(', ')}.`,
    metadata.notCovered !== undefined && `Not covered: ${metadata.notCovered}`,
    metadata.providerData.length > 0 &&
      `Checked against ${metadata.providerData.map(({ source, version }) => `${source} ${version}`).join(', ')}.`,
    metadata.license,
  ].filter((line) => typeof line === 'string');
  if (lines.length === 0) return null;
  return (
    <Section title="About this ThreatModel">
      <div className={classes.origin}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {metadata.source?.startsWith('https://') && (
          <p>
            <a href={metadata.source} target="_blank" rel="noreferrer noopener">
              Its source
            </a>
          </p>
        )}
      </div>
    </Section>
  );
}
