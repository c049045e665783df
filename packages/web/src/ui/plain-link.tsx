import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

/**
 * A link within the application that does not watch the address: hundreds of them cost nothing when it changes. Use the
 * router's `Link` where a link must know that it is current.
 */
export function PlainLink({
  to,
  onClick,
  ...rest
}: { to: string; [data: `data-${string}`]: string | boolean | undefined } & Omit<
  AnchorHTMLAttributes<HTMLAnchorElement>,
  'href'
>) {
  const router = useRouter();
  const base = router.basepath === '/' ? '' : router.basepath;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !plain) return;
    event.preventDefault();
    void router.navigate({ to });
  };
  return <a {...rest} href={`${base}${to}`} onClick={follow} />;
}
