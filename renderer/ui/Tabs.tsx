import { type ReactNode, useEffect, useRef } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'

interface TabsProps<K extends string> {
  readonly label: string
  readonly value: K
  readonly onChange: (value: K) => void
  readonly tabs: readonly {
    readonly id: K
    readonly label: string
    readonly count?: number
    readonly content: ReactNode
  }[]
  /** Stands at the right end of the row. */
  readonly after?: ReactNode
}

/** A row of tabs over their panels, as side panels have it. Only the shown panel exists. */
export function Tabs<K extends string>({ label, value, onChange, tabs, after }: TabsProps<K>) {
  const bar = useRef<HTMLDivElement>(null)
  const widths = tabs.map(({ id, count }) => `${id} ${count}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is brought into view
  useEffect(() => {
    const chosen = bar.current?.querySelector('[role="tab"][aria-selected="true"]')
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [value, widths])
  return (
    <AriaTabs
      className="tabbed"
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      <div className="ptabs" ref={bar}>
        <TabList aria-label={label} className="row">
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id}>
              {tab.label}
              {tab.count !== undefined && <span className="cnt">{tab.count.toLocaleString('en')}</span>}
            </Tab>
          ))}
        </TabList>
        {after && <span className="end row">{after}</span>}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
