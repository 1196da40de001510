import { Component, type ReactNode } from 'react';

/** When drawing fails, shows what stands `instead`: the rest of the page would be blank. */
export class Mishap extends Component<{ instead: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
