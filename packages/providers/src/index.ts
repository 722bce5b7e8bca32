export * from './hosted.ts';
export { createHostedModels, type HostedModels } from './hosted.ts';
export { createLocalModels, type LocalModels } from './local-models.ts';
export { PhotoRefused, readPhoto } from './local/renderer/photo/read-photo.ts';
export * from './scripted/index.ts';
export * from './spec/index.ts';
export { BadWebhookError, readWebhook, type WebhookDelivery } from './replicate/webhook.ts';
export { BadFalWebhookError, type FalDelivery, FalKeys, readFalWebhook } from './fal/webhook.ts';
export { builtInCatalogue, type CatalogueEntry, type PriceRule, validateRequest } from './catalogue/index.ts';
