import { Button } from '../../components/button.tsx';
import { Select, TextField } from '../../components/field.tsx';
import { FilterForm } from '../../components/form.tsx';
import { useVisit } from '../../page/visit-context.ts';
import { isFiltered, type MandateFilters } from './mandates-query.ts';
import { mandateWords } from './words.ts';

/** What is looked for; sent by GET, so that it works without scripts and can be kept. */
export const Filter = ({ filters }: { filters: MandateFilters }) => {
  const { language, url, words: common } = useVisit();
  const words = mandateWords[language].list;
  return (
    <>
      <FilterForm label={words.filter}>
        <div class="q">
          <TextField name="q" label={words.q} type="search" value={filters.q} />
        </div>
        <Select
          name="state"
          label={words.state}
          value={filters.state}
          options={Object.entries(words.states).map(([value, label]) => ({ value, label }))}
        />
        <Select
          name="side"
          label={words.side}
          value={filters.side}
          options={Object.entries(words.sides).map(([value, label]) => ({
            value: value === 'all' ? '' : value,
            label,
          }))}
        />
        <Button look="plain">{common.filter}</Button>
      </FilterForm>
      {isFiltered(filters) ? (
        <p>
          <a href={url.pathname}>{words.clear}</a>
        </p>
      ) : null}
    </>
  );
};
