/** How a kind of product is talked about: nothing here says what it is or does, only where a person is with it. */
export interface ProductKind {
  words: RegExp;
  /** What a person is asked to do at the end. */
  call: string;
  /** First lines, over a part of the product so close that it is not yet known. */
  hooks: readonly [string, ...string[]];
  /** Over the product in the place where it is used. */
  moments: readonly [string, ...string[]];
  /** Last lines before the end card with name and call. */
  closings: readonly [string, ...string[]];
}

const kind = (
  words: RegExp,
  call: string,
  hooks: ProductKind['hooks'],
  moments: ProductKind['moments'],
  closings: ProductKind['closings'],
): ProductKind => ({ words, call, hooks, moments, closings });

/** The kind named last in the product's name counts: a coffee table is a table. */
export const KINDS: readonly ProductKind[] = [
  kind(
    /\b(?:shoes?|sneakers?|trainers?|boots?|cleats|sandals|heels|loafers)\b/i,
    'Find your pair',
    ['Left. Right. Go.', 'First step.', 'Where to?'],
    ['Take the long way.', 'Out of the door.', 'Somewhere to be.'],
    ['Your move.', 'Both feet in.', 'Which way first?'],
  ),
  kind(
    /\b(?:gloves|socks|mittens)\b/i,
    'Find your pair',
    ['Cold outside?', 'Warm up.', 'Feel that.'],
    ['First day of winter.', 'One more walk.'],
    ['Pair up.', 'Out you go.'],
  ),
  kind(
    /\b(?:smartwatch|phones?(?!\s+(?:case|stand|holder))|smartphones?|laptop|keyboard|monitor|tablet|charger|camera|console|mouse|drone)\b/i,
    'See it in action',
    ['Switch on.', 'Wake it up.', 'Hands on.'],
    ['Right where you work.', 'Desk, coffee, go.', 'Monday can come.'],
    ['Ready when you are.', 'Go ahead. Press it.', 'Over to you.'],
  ),
  kind(
    /\bwatch(?:es)?\b/i,
    'Make time yours',
    ['Got a minute?', 'Tick.', 'Take your time.'],
    ['An evening of your own.', 'Time for dinner.', 'Worn into the night.'],
    ['It’s about time.', 'Any minute now.', 'Right on time.'],
  ),
  kind(
    /\b(?:rings?|necklaces?|bracelets?|earrings?|pendants?|cufflinks|brooch)\b/i,
    'Choose yours',
    ['Catch the light.', 'Hold still.', 'Come closer.'],
    ['A day to remember.', 'Keep it close.', 'Later, by candlelight.'],
    ['Say yes to it.', 'Yours to give.', 'Say it without words.'],
  ),
  kind(
    /\b(?:mugs?|cups?|teapot|teacups?)\b/i,
    'Pour yourself one',
    ['First things first.', 'Good morning, you.', 'Not a word yet.'],
    ['The quiet before the day.', 'One more page.', 'Nobody’s calling yet.'],
    ['The kettle is on.', 'Sit down a minute.', 'Stay for a second cup.'],
  ),
  kind(
    /\b(?:coffee|espresso|tea|matcha|cocoa|beans)\b/i,
    'Pour yourself one',
    ['Can you smell it?', 'Water’s on.', 'Wake up slowly.'],
    ['The first sip of the day.', 'A quiet moment.', 'The table by the window.'],
    ['One cup in.', 'Stay for another.', 'The kettle is on.'],
  ),
  kind(
    /\b(?:bottles?|flasks?|tumblers?|thermos|canteens?)\b/i,
    'Take it with you',
    ['Thirsty yet?', 'One more bend.', 'Halfway up.'],
    ['Past the last house.', 'Along for the climb.', 'The view is earned.'],
    ['Fill it. Go.', 'Where to next?', 'Boots on.'],
  ),
  kind(
    /\b(?:backpacks?|bags?|totes?|rucksacks?|suitcases?|wallets?|purses?|duffels?|tents?)\b/i,
    'Take it with you',
    ['What goes in first?', 'Pack light.', 'Leaving already?'],
    ['Grab it and go.', 'Monday to Sunday.', 'The early train.'],
    ['Got everything?', 'Ready when you are.', 'Out the door.'],
  ),
  kind(
    /\b(?:headphones?|headset|earbuds|earphones|speakers?|turntable|radio)\b/i,
    'Hear it yourself',
    ['Press play.', 'Hear that?', 'Shh. Listen.'],
    ['Your song, your seat.', 'One more track.', 'The ride home, with music.'],
    ['Turn it up.', 'From the first note.', 'Next song: yours.'],
  ),
  kind(
    /\b(?:perfume(?: bottle)?|fragrance|cologne|eau de)\b/i,
    'Try it today',
    ['Breathe in.', 'Close your eyes.', 'Come closer.'],
    ['Before the first hello.', 'The coat, the keys, this.'],
    ['Leave a trace.', 'Wear it once.', 'Then go out.'],
  ),
  kind(
    /\b(?:lipstick|mascara|eyeliner|blush|nail polish|make-?up|foundation)\b/i,
    'Try it on',
    ['One stroke.', 'Ready for your close-up?', 'Say it in colour.'],
    ['Before the first hello.', 'Smile for the camera.', 'Ten minutes to go.'],
    ['Wear it your way.', 'Now the photo.', 'Walk in like this.'],
  ),
  kind(
    /\b(?:serums?|creams?|lotions?|soaps?|shampoo|conditioner|balms?|skincare|cleanser|moisturi[sz]er|sunscreen)\b/i,
    'Try it today',
    ['Face the day.', 'Mirror, mirror.', 'Take a breath.'],
    ['A moment of your own.', 'Morning, mirror, you.', 'Water, towel, this.'],
    ['See for yourself.', 'Begin tonight.', 'Look in the mirror.'],
  ),
  kind(
    /\bcandles?\b/i,
    'Light one tonight',
    ['Lights down.', 'Strike a match.', 'Wait for dark.'],
    ['Stay in tonight.', 'Let the day go out.', 'Only this light.'],
    ['One match.', 'Now, quiet.', 'Leave the lamp.'],
  ),
  kind(
    /\b(?:lemonade|soda|juice|beer|kombucha|drinks?|cans?|cola|wine|cider|smoothie|iced tea)\b/i,
    'Taste it today',
    ['Thirsty?', 'Ice ready?', 'Hot day?'],
    ['Shade, ice, you.', 'First one in the sun.', 'The fridge knows.'],
    ['Cheers.', 'First round?', 'Bring the others.'],
  ),
  kind(
    /\b(?:chocolate|cookies?|breads?|cakes?|honey|jam|sauce|cheese|granola|snacks?|pasta|olive oil|nuts|ice cream|candy|pizza)\b/i,
    'Taste it today',
    ['Hungry?', 'Just a taste.', 'Smell that?'],
    ['Set the table.', 'Pass it round.', 'Sunday breakfast.'],
    ['Go on, try.', 'Second helping?', 'Leave some for me.'],
  ),
  kind(
    /\b(?:sunglasses|shades)\b/i,
    'Try it on',
    ['Sun’s out.', 'Eyes up.', 'Too bright?'],
    ['Look at that sky.', 'The long way to the water.'],
    ['See you out there.', 'Now look up.', 'Go outside.'],
  ),
  kind(
    /\b(?:sofas?|couch(?:es)?|armchairs?|chairs?|bench(?:es)?|stools?|beds?|mattress(?:es)?|hammocks?)\b/i,
    'Bring it home',
    ['Long day?', 'Come in.', 'Sit. Stay.'],
    ['Sunday, all day.', 'Just five more minutes.', 'The film can start.'],
    ['Stay a while.', 'Feet up.', 'Make yourself at home.'],
  ),
  kind(
    /\b(?:tables?|desks?|shel(?:f|ves)|lamps?|vases?|rugs?|blankets?|pillows?|cushions?|mirrors?|clocks?|bowls?|plates?|organi[sz]ers?|throws?|notebooks?)\b/i,
    'Bring it home',
    ['Home again.', 'Come in.', 'Look around.'],
    ['A corner of your own.', 'Home, on purpose.', 'Where the evening happens.'],
    ['Make some room.', 'Find it a place.', 'Now it’s home.'],
  ),
  kind(
    /\b(?:shirts?|t-shirts?|dress(?:es)?|jackets?|coats?|jeans|hoodies?|sweaters?|scar(?:f|ves)|hats?|caps?|skirts?|trousers|pants)\b/i,
    'Try it on',
    ['What to wear?', 'Feel that.', 'Get dressed.'],
    ['Out tonight?', 'Keys, phone, this.', 'Saturday, half past eight.'],
    ['Wear it out.', 'Show them.', 'Mirror. Door. Go.'],
  ),
  kind(
    /\b(?:bikes?|bicycles?|e-?bikes?|scooters?|skateboards?|surfboards?|skis)\b/i,
    'Take a ride',
    ['Ready? Roll.', 'Feel the wind?', 'Race you.'],
    ['Down the hill, into Saturday.', 'Take the long way.'],
    ['Helmet on.', 'Get going.', 'See you out there.'],
  ),
  kind(
    /\b(?:toys?|plush|puzzle|building blocks|board game|dolls?|teddy)\b/i,
    'Bring it home',
    ['Who’s there?', 'Can you come out to play?', 'Guess who.'],
    ['Five more minutes, please.', 'Floor, pillows, this.'],
    ['Let’s play.', 'Your turn.', 'Again!'],
  ),
];

/** For everything else. */
export const ANY_KIND: Omit<ProductKind, 'words' | 'closings'> = {
  call: 'See it today',
  hooks: ['Look closer.', 'Guess what this is.', 'Wait for it.', 'Stay a second.'],
  moments: ['Picture it in your day.', 'Right where you are.', 'There it is.'],
};

/** What a colour that the user named lets a first line say. */
export const COLOUR_HOOKS: Readonly<Record<string, string>> = {
  pink: 'Think pink.',
  red: 'Seeing red?',
  blue: 'Out of the blue.',
  green: 'Green light.',
  yellow: 'Hello, yellow.',
  black: 'Back to black.',
  white: 'Start with white.',
  gold: 'Strike gold.',
  'rose gold': 'Strike gold.',
  silver: 'A silver lining.',
  orange: 'Orange, please.',
  beige: 'Beige. On purpose.',
};
