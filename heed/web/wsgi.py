"""The door for a web server: `gunicorn heed.web.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.web.settings")

from heed.web.environment import refuse_to_start
from heed.web.settings import REFUSALS

refuse_to_start(REFUSALS)

application = get_wsgi_application()
