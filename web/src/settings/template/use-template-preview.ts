import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { call, rest, type Schema } from '../../api/index.js';

/** So long nothing is typed before the host is asked. */
const QUIET_MS = 250;

type TemplateKey = Schema<'TemplatePreviewRequest'>['key'];

export interface Preview {
  data: Schema<'TemplatePreview'> | undefined;
  error: Error | null;
  /** What is shown belongs to an older text. */
  isOld: boolean;
}

/** Where a template would put music, by the very code of the host that files it. What is asked in vain is broken off. */
export function useTemplatePreview(key: string, template: string): Preview {
  const [quiet] = useDebouncedValue(template, QUIET_MS);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['templates', key, quiet],
    queryFn: ({ signal }) =>
      call(
        rest.POST('/api/v1/settings/template-preview', { body: { key: key as TemplateKey, template: quiet }, signal }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 20_000,
  });
  return { data, error, isOld: isPlaceholderData || quiet !== template };
}

/** What may stand in braces, with a line each; it never changes while the host runs. */
export function usePlaceholders(): Schema<'TemplatePlaceholders'>['items'] {
  const { data } = useQuery({
    queryKey: ['placeholders'],
    queryFn: ({ signal }) => call(rest.GET('/api/v1/settings/placeholders', { signal })),
    staleTime: Infinity,
  });
  return data?.items ?? NONE;
}

const NONE: Schema<'TemplatePlaceholders'>['items'] = [];
