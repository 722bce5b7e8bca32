import { account } from './en/account.data.ts';
import { shell } from './en/shell.data.ts';
import { gallery } from './en/gallery.data.ts';
import { brief } from './en/brief.data.ts';
import { cutout } from './en/cutout.data.ts';
import { images } from './en/images.data.ts';
import { clips } from './en/clips.data.ts';
import { takes } from './en/takes.data.ts';
import { finish } from './en/finish.data.ts';
import { auto } from './en/auto.data.ts';
import { result } from './en/result.data.ts';
import { videos } from './en/videos.data.ts';
import { coherence } from './en/coherence.data.ts';
import { compare } from './en/compare.data.ts';
import { help } from './en/help.data.ts';
import { templates } from './en/templates.data.ts';
import { money } from './en/money.data.ts';
import { settings } from './en/settings.data.ts';

/** Every sentence of the app in English, one file per part of the app; the other languages have the same shape. */
const en = {
  ...account,
  ...shell,
  ...gallery,
  ...brief,
  ...cutout,
  ...images,
  ...clips,
  ...takes,
  ...finish,
  ...auto,
  ...result,
  ...videos,
  ...coherence,
  ...compare,
  ...help,
  ...templates,
  ...money,
  ...settings,
};

export type Messages = typeof en;
export default en;
