import { Slider as Base } from '@base-ui/react/slider';

interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  disabled?: boolean;
  text?: string;
  onChange: (value: number) => void;
}

/** A number on a line, with its value written beside the label. */
export function Slider({ label, value, min, max, step = 1, disabled = false, text, onChange }: SliderProps) {
  return (
    <Base.Root
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      thumbAlignment="edge"
      onValueChange={(next) => onChange(Array.isArray(next) ? (next[0] ?? min) : (next as number))}
      className="grid gap-1"
    >
      <div className="flex items-baseline justify-between">
        <Base.Label className="font-medium text-sm">{label}</Base.Label>
        <span className="tabular font-medium text-sm">{text ?? value}</span>
      </div>
      <Base.Control className="flex h-8 w-full touch-none select-none items-center">
        <Base.Track className="h-1.5 w-full rounded-full bg-hover">
          <Base.Indicator className="rounded-full bg-accent" />
          <Base.Thumb className="size-5 rounded-full border-4 border-accent bg-canvas shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent" />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
