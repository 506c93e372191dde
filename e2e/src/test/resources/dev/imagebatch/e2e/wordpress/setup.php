<?php
// Installs the site with a page for each line of the standard input; prints an application password of an editor.
[, $host] = $argv;
$_SERVER['HTTP_HOST'] = $host;
$db = new mysqli('localhost', 'root', '', '', 0, getenv('E2E_SOCKET'));
$db->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
define('WP_INSTALLING', true);
function wp_mail() {}
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Wharfemoor Council', 'admin', 'admin@wharfemoor.example', true, '', 'admin');
update_option('siteurl', "http://$host");
update_option('home', "http://$host");
update_option('permalink_structure', '/%postname%/');
while (($name = fgets(STDIN)) !== false) {
    $name = trim($name);
    wp_insert_post([
        'post_type' => 'page',
        'post_status' => 'publish',
        'post_name' => $name,
        'post_title' => ucfirst(str_replace('-', ' ', $name)),
        'post_content' => "<!-- wp:paragraph -->\n<p>What the council says about it.</p>\n<!-- /wp:paragraph -->",
    ]);
}
$editor = wp_insert_user([
    'user_login' => 'editor',
    'user_pass' => 'editor',
    'user_email' => 'editor@wharfemoor.example',
    'role' => 'editor',
]);
[$password] = WP_Application_Passwords::create_new_application_password($editor, ['name' => 'imagebatch']);
echo $password;
