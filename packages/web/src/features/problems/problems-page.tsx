import { useSuspenseQuery } from '@tanstack/react-query';
import { getProblems } from '../../api-client.ts';
import { useModel } from '../../model/model-context.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { plural } from '../../ui/plural.ts';
import { ProblemGroups } from '../../ui/problem-list.tsx';
import { Answer } from '../../ui/section.tsx';

/** What readers and rules found wrong with a ThreatModel, and where. */
export function ProblemsPage() {
  const { summary } = useModel();
  usePageTitle('Problems', summary.name);
  const { data } = useSuspenseQuery({
    queryKey: ['problems', summary.key, summary.hash],
    queryFn: () => getProblems(summary),
  });
  const { problems } = data;
  const count = (level: string) => problems.filter((problem) => problem.level === level).length;
  return (
    <>
      <h1 className="d-hidden">Problems of {summary.name}</h1>
      <Answer>
        {count('error') + count('warning') === 0 ? (
          <>
            No rule is broken: this ThreatModel is sound.
            {problems.length > 0 &&
              ` ${plural(problems.length, 'note')} ${problems.length === 1 ? 'says' : 'say'} what was not checked.`}
          </>
        ) : (
          <>
            <strong>{plural(count('error'), 'error')}</strong>, {plural(count('warning'), 'warning')} and{' '}
            {plural(count('info'), 'note')}. Everything that could be read is shown on the other pages; tell{' '}
            {summary.kind === 'catalog' ? 'its authors' : `its publisher, ${summary.publisher}`}.
          </>
        )}
      </Answer>
      <ProblemGroups problems={problems} />
    </>
  );
}
