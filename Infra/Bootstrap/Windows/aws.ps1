# aws
