import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { addressText, findFrameworkAt, frameworksQuery } from '../../model/frameworks.ts';
import { isStaticSite } from '../../static-site.ts';
import { Message } from '../../ui/message.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import classes from './compliance.module.css';
import { FrameworkAbout } from './framework-about.tsx';

/** One framework over the whole catalog. */
export function FrameworkPage() {
  const { origin = '', framework: key = '' } = useParams({ strict: false }) as {
    origin?: string;
    framework?: string;
  };
  const { data } = useSuspenseQuery(frameworksQuery);
  const framework = findFrameworkAt(data.frameworks, addressText({ origin, framework: key }));
  usePageTitle(framework?.title ?? key, 'Compliance');
  if (!framework) return <NoFramework wanted={key} origin={origin} />;
  return (
    <article className={classes.page}>
      <nav aria-label="Where you are" className={classes.crumbs} data-screen-only>
        <Link to="/frameworks">Compliance</Link>
      </nav>
      <FrameworkAbout framework={framework} page />
    </article>
  );
}

/** An address that no framework has: most often of an import that was taken away. */
export function NoFramework({ wanted, origin }: { wanted: string; origin: string }) {
  return (
    <Message
      page
      title={`There is no framework ${wanted} here`}
      actions={<Link to="/frameworks">All frameworks</Link>}
    >
      {origin === 'shipped'
        ? 'It does not ship with this version of Demarc.'
        : isStaticSite()
          ? `It came with the import ${origin}, which is not on this site.`
          : `It came with the import ${origin}, which is not in the data folder. Import it again to have it back.`}
    </Message>
  );
}
