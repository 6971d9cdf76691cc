import { Component, type ReactNode } from 'react';

interface FormFaultProps {
  fallback: ReactNode;
  children: ReactNode;
}

/** A schema may ask for what the form does not know; then it fails as a whole. React catches that in classes only. */
export class FormFault extends Component<FormFaultProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
