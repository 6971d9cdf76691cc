import { Component, type ReactNode } from 'react';

/** The form itself has not come, e.g. because the host is away. That is no fault of a schema. */
export class FormMissing extends Error {
  constructor(options: ErrorOptions) {
    super('the form has not come', options);
    this.name = 'FormMissing';
  }
}

interface FormFaultProps {
  fallback: ReactNode;
  children: ReactNode;
}

/** A schema may ask for what the form does not know; then it fails as a whole. React catches that in classes only. */
export class FormFault extends Component<FormFaultProps, { failed: unknown }> {
  override state: { failed: unknown } = { failed: null };

  static getDerivedStateFromError(failed: unknown): { failed: unknown } {
    return { failed };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    // The page knows what to do about that.
    if (failed instanceof FormMissing) throw failed;
    return failed === null ? this.props.children : this.props.fallback;
  }
}
