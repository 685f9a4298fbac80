import { Button } from '../../components/button.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { FilterForm } from '../../components/form.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { type Coverage, shortCode } from './places.ts';
import { coverageWords } from './words.ts';

const STATES = ['uncovered', 'single', 'covered'] as const;
type State = (typeof STATES)[number];

/** What the address asks for; anything that no filter of ours writes is nothing. */
export interface Filter {
  q: string;
  only: State | undefined;
  service: string;
  cursor: string | undefined;
  /** How many establishments the pages before had. */
  before: number;
}

export const filterIn = ({ searchParams }: URL): Filter => ({
  q: (searchParams.get('q') ?? '').trim().slice(0, 100),
  only: STATES.find((state) => state === searchParams.get('only')),
  service: searchParams.get('service') ?? '',
  cursor: searchParams.get('cursor') ?? undefined,
  before: Math.max(0, Number(searchParams.get('before')) || 0),
});

/** The address of the same list further on. */
export const furtherOn = ({ q, only, service }: Filter, cursor: string, before: number): string => {
  const asked = { q, only: only ?? '', service, cursor, before: String(before) };
  return `?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))}`;
};

/** Which establishments are shown: by a word, a state, a service. */
export const CoverageFilter = ({ filter, totals }: { filter: Filter; totals: Coverage['totals'] }) => {
  const { language, words: common } = useVisit();
  const words = coverageWords[language];
  const counts = { '': totals.establishments, ...totals };
  return (
    <FilterForm label={words.filter}>
      <div class="q">
        <TextField name="q" label={words.q} type="search" value={filter.q} />
      </div>
      <Select
        name="only"
        label={words.state}
        value={filter.only ?? ''}
        options={(['', ...STATES] as const).map((state) => ({
          value: state,
          label: words.states[state](counts[state]),
        }))}
      />
      <Select
        name="service"
        label={words.service}
        value={filter.service}
        options={[
          { value: '', label: words.everyService },
          ...totals.services.map(({ service }) => ({ value: service, label: shortCode(language, service) })),
        ]}
      />
      <Button look="plain">{common.filter}</Button>
    </FilterForm>
  );
};
