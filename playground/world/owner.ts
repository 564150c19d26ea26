/** The owner of the playground's n8n; it listens on this machine only. */
export const ownerEmail = 'owner@playground.example';
export const ownerPassword = 'Playground-1';
