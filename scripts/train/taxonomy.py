"""Label orders of every head and the maps from other taxonomies to ours (shared TAXONOMY.md)."""

TOPICS = ['quality', 'description', 'counterfeit', 'price', 'packaging', 'delivery', 'order_accuracy', 'attitude',
          'responsiveness', 'resolution', 'expertise', 'returns_refunds', 'warranty_repair', 'payment_invoice', 'platform']
POLARITIES = ['complaint', 'neutral', 'praise']
SENTIMENTS = ['negative', 'neutral', 'positive']
AUTHENTICITY = ['machine_written', 'deceptive', 'promotional', 'low_information']
COURTESY = ['greeting', 'apology', 'thanks', 'empathy', 'closing']
MARKS = ['promise', 'escalation', 'solicitation']
RATED = ['accomplished', 'satisfaction', 'effectiveness']  # A, S, E of STC-3, each over -2..2

RESTAURANT_ASPECTS = {  # ai_challenger 2018 and ASAP share these columns
    'service_wait_time': 'responsiveness', 'service_serving_speed': 'responsiveness',
    'service_waiters_attitude': 'attitude', 'price_level': 'price', 'price_cost_effective': 'price',
    'price_discount': 'price', 'environment_cleaness': 'quality', 'dish_portion': 'quality', 'dish_taste': 'quality',
    'dish_look': 'quality', 'environment_decoration': 'quality'}
COSMETICS_ASPECTS = {'使用体验': 'quality', '功效': 'quality', '价格': 'price', '物流': 'delivery', '气味': 'quality',
                     '包装': 'packaging', '真伪': 'counterfeit', '服务': 'attitude', '成分': 'quality', '尺寸': 'description',
                     '新鲜度': 'quality'}
LAPTOP_TOPICS = {'价格': 'price', '快递': 'delivery', '质量': 'quality', '售后维修': 'warranty_repair', '包装': 'packaging',
                 '散热': 'quality', '屏幕': 'quality', '整体外观': 'quality', '性能': 'quality', '电源电池': 'quality'}
MCDONALDS_LABELS = {'RudeService': 'attitude', 'SlowService': 'responsiveness', 'OrderProblem': 'order_accuracy',
                    'BadFood': 'quality', 'Filthy': 'quality', 'MissingFood': 'order_accuracy', 'Cost': 'price'}
AIRLINE_REASONS = {'Late Flight': 'delivery', 'Cancelled Flight': 'delivery', 'Lost Luggage': 'delivery',
                   'Damaged Luggage': 'delivery', 'Bad Flight': 'quality', 'Flight Attendant Complaints': 'attitude',
                   'longlines': 'responsiveness', 'Flight Booking Problems': 'platform'}
BITEXT_INTENTS = {'delivery_period': 'delivery', 'delivery_options': 'delivery', 'track_order': 'delivery',
                  'set_up_shipping_address': 'delivery', 'change_shipping_address': 'delivery',
                  'track_refund': 'returns_refunds', 'get_refund': 'returns_refunds', 'cancel_order': 'returns_refunds',
                  'check_refund_policy': 'returns_refunds', 'check_cancellation_fee': 'returns_refunds',
                  'check_invoice': 'payment_invoice', 'get_invoice': 'payment_invoice', 'payment_issue': 'payment_invoice',
                  'check_payment_methods': 'payment_invoice', 'edit_account': 'platform', 'create_account': 'platform',
                  'switch_account': 'platform', 'recover_password': 'platform', 'delete_account': 'platform',
                  'registration_problems': 'platform'}
ACOS_CATEGORIES = {'FOOD#QUALITY': 'quality', 'FOOD#PRICES': 'price', 'RESTAURANT#PRICES': 'price', 'LAPTOP#PRICE': 'price',
                   'SERVICE#GENERAL': 'attitude', 'LAPTOP#QUALITY': 'quality', 'LAPTOP#OPERATION_PERFORMANCE': 'quality',
                   'SHIPPING#GENERAL': 'delivery', 'SHIPPING#QUALITY': 'delivery', 'WARRANTY#GENERAL': 'warranty_repair',
                   'DISPLAY#QUALITY': 'quality', 'BATTERY#QUALITY': 'quality', 'DRINKS#QUALITY': 'quality'}
