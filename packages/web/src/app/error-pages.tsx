import { Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { ApiError } from '../api-client.ts';
import { Message } from '../ui/message.tsx';
import { queryClient } from './query-client.ts';

/** A page that could not be shown: what is wrong in the server's words, and how to go on. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const retry = () => {
    void queryClient.resetQueries().then(() => {
      reset();
      void router.invalidate();
    });
  };
  const known = error instanceof ApiError;
  return (
    <Message
      page
      title={known ? 'This page cannot be loaded' : 'Something on this page went wrong'}
      actions={
        <>
          <Button onClick={retry}>Try again</Button>
          <Button variant="default" component={Link} to="/">
            Go to the catalog
          </Button>
        </>
      }
    >
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {!known && <p>Nothing was changed or lost. If it happens again, please report it with these words.</p>}
    </Message>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage({ what }: { what?: string | undefined }) {
  return (
    <Message
      page
      title={what === undefined ? 'There is no page at this address' : `There is no ${what} here`}
      actions={
        <Button component={Link} to="/">
          Go to the catalog
        </Button>
      }
    >
      <p>
        It may have been renamed or removed, or belong to another version. Press <kbd>Ctrl K</kbd> to look for
        it by name or id.
      </p>
    </Message>
  );
}
