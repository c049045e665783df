import type { ModelSummary, SearchHit } from '@demarc/server/contract';
import { Link } from '@tanstack/react-router';
import { KIND_PAGES } from '../../model/describe.ts';
import { modelPath } from '../../model/model-context.tsx';
import { useGlobalSearch } from '../../model/use-global-search.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import { Message } from '../../ui/message.tsx';
import { plural } from '../../ui/plural.ts';
import { Section } from '../../ui/section.tsx';
import classes from './home.module.css';

const SHOWN = 60;

/** What a search over all ThreatModels finds, by ThreatModel. */
export function FoundEverywhere({ text, models }: { text: string; models: readonly ModelSummary[] }) {
  const { hits, total, pending, busy } = useGlobalSearch(text, SHOWN);
  const byModel = new Map<string, SearchHit[]>();
  for (const hit of hits) byModel.set(hit.model, [...(byModel.get(hit.model) ?? []), hit]);
  if (hits.length === 0 && !busy)
    return (
      <Message title={`Nothing found for “${text}”`}>
        Try fewer words, another word, or an id such as <code>S3.T1</code>.
      </Message>
    );
  return (
    <div aria-busy={busy}>
      {[...byModel].map(([key, found]) => {
        const model = models.find((one) => one.key === key);
        if (!model) return null;
        return (
          <Section key={key} title={`${model.name} · ${model.version}`}>
            <ul className={classes.hits}>
              {found.map((hit) => (
                <li key={`${hit.id} ${hit.field}`}>
                  <Link to={modelPath(model, `${KIND_PAGES[hit.kind]}/${hit.id}`)}>
                    <code>{hit.id}</code>
                    <span>
                      {hit.name !== '' && hit.field !== 'name' && hit.field !== 'title' && <b>{hit.name} </b>}
                      <Highlighted text={hit.excerpt} matches={hit.matches} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        );
      })}
      {pending > 0 && (
        <p className={classes.more}>
          {plural(pending, 'ThreatModel')} still to be read after the start: search again in a moment.
        </p>
      )}
      {total > hits.length && (
        <p className={classes.more}>
          The first {hits.length} of {total}. More words narrow it down.
        </p>
      )}
    </div>
  );
}
