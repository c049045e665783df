import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api-client.ts';

/** Answers of the server. A request that the server refused is not sent again; one that it did not hear, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 0,
      retryDelay: 400,
      refetchOnWindowFocus: true,
    },
  },
});
