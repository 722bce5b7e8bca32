import { formatUsd, micros, type ProgressEvent } from '@admint/contract';
import pc from 'picocolors';

export interface ProgressView {
  event(event: ProgressEvent): void;
  /** Prints a line above the bar. */
  line(text: string): void;
  /** Leaves the terminal as a person expects it. */
  end(): void;
}

const WIDTH = 24;
const SILENT: ProgressView = { event: () => {}, line: () => {}, end: () => {} };

/** A bar that redraws itself on a terminal, a line per message anywhere else, nothing when quiet. */
export function progressView(stream: NodeJS.WriteStream, quiet: boolean): ProgressView {
  if (quiet) return SILENT;
  return stream.isTTY ? terminalBar(stream) : plainLines(stream);
}

function terminalBar(stream: NodeJS.WriteStream): ProgressView {
  let drawn = '';
  const clear = () => drawn && stream.write('\r\u001b[K');
  return {
    event(event) {
      const text = barText(event, (stream.columns ?? 80) - 1);
      clear();
      drawn = text;
      stream.write(colourBar(text));
    },
    line(text) {
      clear();
      stream.write(`${text}\n${colourBar(drawn)}`);
    },
    end() {
      clear();
      drawn = '';
    },
  };
}

function plainLines(stream: NodeJS.WriteStream): ProgressView {
  let last = '';
  return {
    event({ progress, message }) {
      if (message === last) return;
      last = message;
      stream.write(`${String(Math.floor(progress)).padStart(3)}% ${message}\n`);
    },
    line: (text) => void stream.write(`${text}\n`),
    end: () => {},
  };
}

/** Takes an event and the columns there are, gives one line that fits. */
export function barText({ progress, message, current_cost }: ProgressEvent, columns: number): string {
  const full = Math.round((Math.min(100, Math.max(0, progress)) / 100) * WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  const percent = `${String(Math.floor(progress)).padStart(3)}%`;
  const text = `${bar} ${percent}  ${formatUsd(micros(current_cost))}  ${message}`;
  return Array.from(text).slice(0, columns).join('');
}

function colourBar(text: string): string {
  return text.replace(/^█*/, (full) => pc.green(full));
}
