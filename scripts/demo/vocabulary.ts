import { enAppliances } from './data/en-appliances.js';
import { enChatLines } from './data/en-chat-lines.js';
import { enCommon } from './data/en-common.js';
import { enCosmetics } from './data/en-cosmetics.js';
import { enElectronics } from './data/en-electronics.js';
import { enHotel } from './data/en-hotel.js';
import { enInsurance } from './data/en-insurance.js';
import { enRestaurant } from './data/en-restaurant.js';
import { enRetail } from './data/en-retail.js';
import { plantedReviews } from './data/planted-reviews.js';
import { zhApplianceService } from './data/zh-appliance-service.js';
import { zhAppliances } from './data/zh-appliances.js';
import { zhChatLines } from './data/zh-chat-lines.js';
import { zhCommon } from './data/zh-common.js';
import { zhCosmetics } from './data/zh-cosmetics.js';
import { zhElectronics } from './data/zh-electronics.js';
import { zhFruit } from './data/zh-fruit.js';
import { zhHotel } from './data/zh-hotel.js';
import { zhInsurance } from './data/zh-insurance.js';
import { zhPromotion } from './data/zh-promotion.js';
import { zhRestaurant } from './data/zh-restaurant.js';
import { zhRetail } from './data/zh-retail.js';
import { readGrammar, type Grammar } from './grammar.js';

export type Language = 'zh' | 'en';

/** What can be said of each trade; the order matters, since a trade adds to its language's pools. */
const sources: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = {
  zh: {
    appliances: [zhRetail, zhPromotion, zhAppliances, zhApplianceService],
    electronics: [zhRetail, zhPromotion, zhElectronics],
    cosmetics: [zhRetail, zhPromotion, zhCosmetics],
    fruit: [zhRetail, zhPromotion, zhFruit],
    restaurant: [zhRestaurant],
    hotel: [zhHotel],
    insurance: [zhInsurance],
  },
  en: {
    appliances: [enRetail, enAppliances],
    electronics: [enRetail, enElectronics],
    cosmetics: [enRetail, enCosmetics],
    restaurant: [enRestaurant],
    hotel: [enHotel],
    insurance: [enInsurance],
  },
};

const grammars = new Map<string, Grammar>();

/** Everything that can be said in a language about a trade: reviews, chats and planted texts. */
export function grammarOf(language: Language, category: string): Grammar {
  const key = `${language}/${category}`;
  const known = grammars.get(key);
  if (known) return known;
  const trade = sources[language][category];
  if (!trade) throw new Error(`no words for ${key}`);
  const shared = language === 'zh' ? [zhCommon, zhChatLines] : [enCommon, enChatLines];
  const grammar = readGrammar(...shared, ...trade, plantedReviews);
  grammars.set(key, grammar);
  return grammar;
}
