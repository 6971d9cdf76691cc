import { Button, Group, Switch, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { copyText, SearchField } from '../../parts/index.js';
import { words } from '../../words/index.js';

const SHOWN_MS = 2500;

interface LogToolsProps {
  search: string;
  isFollowing: boolean;
  isWrapped: boolean;
  onSearch: (search: string) => void;
  onFollow: (isFollowing: boolean) => void;
  onWrap: (isWrapped: boolean) => void;
  /** What is copied. */
  text: () => string;
}

/** What can be done with a log. */
export function LogTools(props: LogToolsProps): ReactElement {
  const { search, isFollowing, isWrapped, onSearch, onFollow, onWrap, text } = props;
  const copying = useMutation({
    mutationFn: copyText,
    onSuccess: () => {
      setTimeout(copying.reset, SHOWN_MS);
    },
  });
  const { log } = words.plugins;
  return (
    <Group gap="md" wrap="wrap">
      <SearchField
        flex="1 1 220px"
        label={log.search}
        clearLabel={log.clearSearch}
        value={search}
        onChange={onSearch}
      />
      <Tooltip label={log.followHint} withArrow>
        <Switch
          label={log.follow}
          checked={isFollowing}
          onChange={(event) => {
            onFollow(event.currentTarget.checked);
          }}
        />
      </Tooltip>
      <Switch
        label={log.wrap}
        checked={isWrapped}
        onChange={(event) => {
          onWrap(event.currentTarget.checked);
        }}
      />
      <Button
        variant="default"
        leftSection={
          copying.isSuccess ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} stroke={1.75} aria-hidden />
        }
        onClick={() => {
          copying.mutate(text());
        }}
      >
        <span role="status">{copying.isSuccess ? log.copied : log.copy}</span>
      </Button>
      {copying.error && (
        <Text size="sm" role="alert">
          {log.copyFailed}
        </Text>
      )}
    </Group>
  );
}
