import type { Messages } from './en.ts';
import { account } from './es/account.data.ts';
import { shell } from './es/shell.data.ts';
import { gallery } from './es/gallery.data.ts';
import { brief } from './es/brief.data.ts';
import { cutout } from './es/cutout.data.ts';
import { images } from './es/images.data.ts';
import { clips } from './es/clips.data.ts';
import { takes } from './es/takes.data.ts';
import { finish } from './es/finish.data.ts';
import { auto } from './es/auto.data.ts';
import { result } from './es/result.data.ts';
import { videos } from './es/videos.data.ts';
import { coherence } from './es/coherence.data.ts';
import { compare } from './es/compare.data.ts';
import { help } from './es/help.data.ts';
import { templates } from './es/templates.data.ts';
import { money } from './es/money.data.ts';
import { server } from './es/server.data.ts';
import { settings } from './es/settings.data.ts';

/** Todas las frases de la aplicación en español. */
const es: Messages = {
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
  ...server,
  ...settings,
};

export default es;
