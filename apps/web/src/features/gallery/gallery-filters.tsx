import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type GalleryFilter, SORTS, STATUSES } from '../../lib/gallery-filter.ts';
import { Select } from '../../ui/select.tsx';

const PAUSE_MS = 300;

interface GalleryFiltersProps {
  filter: GalleryFilter;
  onChange: (change: Partial<GalleryFilter>) => void;
}

/** Search as you type, which videos, in which order. */
export function GalleryFilters({ filter, onChange }: GalleryFiltersProps) {
  const t = useTranslations('videos');
  return (
    <search className="grid grid-cols-2 gap-3 max-sm:[&>:first-child]:col-span-2 sm:grid-cols-[minmax(0,1fr)_11rem_13rem]">
      <SearchField value={filter.q} onSearch={(q) => onChange({ q })} />
      <Select
        label={t('status')}
        value={filter.status}
        options={STATUSES.map((value) => ({
          value,
          label: value === 'all' ? t('all') : t(`statuses.${value}`),
        }))}
        onChange={(status) => onChange({ status: status as GalleryFilter['status'] })}
      />
      <Select
        label={t('sort')}
        value={filter.sort}
        options={SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        onChange={(sort) => onChange({ sort: sort as GalleryFilter['sort'] })}
      />
    </search>
  );
}

function SearchField({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const t = useTranslations('videos');
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The address changed by itself: back button, or "show all".
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      onSearch(text.trim());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onSearch]);
  return (
    <div className="grid gap-1.5">
      <label htmlFor="gallery-search" className="font-medium text-sm">
        {t('search')}
      </label>
      <div className="relative">
        <Search
          className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-faint"
          aria-hidden="true"
        />
        <input
          ref={input}
          id="gallery-search"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          aria-keyshortcuts="/"
          value={text}
          placeholder={t('searchHint')}
          className="h-11 w-full rounded-control border border-line bg-field pr-11 pl-10 placeholder:text-faint hover:border-line-strong focus:border-accent"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setText('');
          }}
        />
        {text && (
          <button
            type="button"
            aria-label={t('clear')}
            className="absolute top-1/2 right-1.5 grid size-8 -translate-y-1/2 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          >
            <X className="size-4" aria-hidden="true" />
          </button>
        )}
      </div>
    </div>
  );
}
