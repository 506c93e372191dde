<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('E2E_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
// Application passwords without https.
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_CONTENT_DIR', getenv('E2E_SITE') . '/wp-content');
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
