import { FileX } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { shellText } from '../text/shell.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

interface ErrorBoundaryProps {
  /** What failed, as in "The transcript". */
  readonly area: string
  readonly children: ReactNode
  /** Another value shows the children again: the route. */
  readonly resetKey?: string
}

interface ErrorBoundaryState {
  readonly failed: boolean
  readonly resetKey: string | undefined
}

/** Keeps a bug in one pane from taking the others with it; saved work is never in the page alone. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failed: false, resetKey: this.props.resetKey }

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: ErrorBoundaryState) {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <EmptyState
        failed
        isView
        icon={FileX}
        title={shellText.failedTitle(this.props.area)}
        action={<Button onPress={() => this.setState({ failed: false })}>{shellText.tryAgain}</Button>}
      >
        {shellText.failedSafe}
      </EmptyState>
    )
  }
}
