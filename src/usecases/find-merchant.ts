import { AppError } from '../domain/app-error.js';
import type { MerchantStore, StoredMerchant } from '../domain/ports/read-stores.js';

export function merchantNotFound(): AppError {
  return new AppError({ code: 'not_found', publicMessage: 'There is no merchant with this id.', pointer: '/params/id' });
}

export async function findMerchant(merchants: MerchantStore, platformId: string, merchantId: string): Promise<StoredMerchant> {
  const merchant = await merchants.find(platformId, merchantId);
  if (merchant) return merchant;
  throw merchantNotFound();
}
