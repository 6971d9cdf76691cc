import { IconFile, IconFolder } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { pathTree, type Example, type PathNode } from './path-tree.js';
import classes from './path-tree-view.module.css';

interface PathTreeViewProps {
  examples: readonly Example[];
  label: string;
  /** They belong to an older text. */
  isOld: boolean;
}

/** Folders and files of examples, as a file manager would show them. */
export function PathTreeView({ examples, label, isOld }: PathTreeViewProps): ReactElement {
  return (
    <div className={classes.tree} data-old={isOld || undefined}>
      <Level nodes={pathTree(examples)} label={label} />
    </div>
  );
}

function Level({ nodes, label }: { nodes: readonly PathNode[]; label?: string }): ReactElement {
  return (
    <ul aria-label={label} className={classes.level}>
      {nodes.map((node) => (
        <li key={node.name}>
          <Line node={node} />
          {node.children.length > 0 && <Level nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}

function Line({ node }: { node: PathNode }): ReactElement {
  const Icon = node.labels.length > 0 ? IconFile : IconFolder;
  return (
    <div className={classes.line}>
      <Icon size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <span className={classes.name}>
        {node.name}
        {node.labels.length > 0 && <span className={classes.label}>{node.labels.join(' · ')}</span>}
      </span>
    </div>
  );
}
