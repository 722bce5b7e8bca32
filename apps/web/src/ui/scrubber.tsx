import { Slider } from '@base-ui/react/slider';

interface ScrubberProps {
  label: string;
  /** The position in words, for a screen reader. */
  text: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

/** A line to move along in time. */
export function Scrubber({ label, text, value, max, onChange }: ScrubberProps) {
  return (
    <Slider.Root
      className="min-w-0 grow"
      value={value}
      min={0}
      max={max}
      onValueChange={(next) => onChange(Array.isArray(next) ? (next[0] ?? 0) : (next as number))}
    >
      <Slider.Control className="flex h-8 w-full touch-none select-none items-center">
        <Slider.Track className="h-1 w-full rounded-full bg-hover">
          <Slider.Indicator className="rounded-full bg-accent" />
          <Slider.Thumb
            getAriaLabel={() => label}
            getAriaValueText={() => text}
            className="size-4 rounded-full bg-accent shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  );
}
